package dev.cloudcart.simulators.quickbooks.entities;

/// Refusals that say nothing of the request itself: the user, the subscription or the state of the company forbids
/// it.
public final class AccessRefusals {

    private static final String FAULT = "AuthorizationFault";

    private AccessRefusals() {}

    /// 100, 110, 120 or 130. The text of 120 is Intuit's (Handling common errors); it comes with HTTP 401.
    public static Refusal notAuthorized(int code) {
        return switch (code) {
            case 100 ->
                new Refusal(
                        "100",
                        "General Authentication Error",
                        "AuthenticationErrorGeneral: The user is not signed in",
                        "",
                        "AuthenticationFault",
                        401);
            case 110 ->
                new Refusal(
                        "110",
                        "Authentication OAuth Error",
                        "AuthenticationOAuthError: The token is not valid",
                        "",
                        "AuthenticationFault",
                        401);
            case 120 ->
                new Refusal(
                        "120",
                        "Authorization Failure",
                        "AuthorizationFailure: \u201311014-You do not have access to use QuickBooks Online Plus.",
                        "",
                        FAULT,
                        401);
            case 130 ->
                new Refusal(
                        "130",
                        "Accessing Wrong Cluster",
                        "WrongClusterError: The company is on another cluster",
                        "",
                        FAULT,
                        401);
            default -> throw new IllegalArgumentException("authorizationError has to be 0, 100, 110, 120 or 130");
        };
    }

    public static Refusal lockedOut() {
        return new Refusal(
                "140",
                "Company Locked Out",
                "CompanyLockedOut: The company is locked out for the moment",
                "",
                FAULT,
                400);
    }

    public static Refusal maintenance() {
        return new Refusal(
                "150", "Company Under Maintenance", "CompanyUnderMaintenance: Try again later", "", FAULT, 400);
    }

    public static Refusal throttled() {
        return new Refusal(
                "3001",
                "ThrottleExceeded",
                "The request limit was reached.  Try again later",
                "",
                "ValidationFault",
                429);
    }

    public static Refusal permission() {
        return new Refusal(
                "5020",
                "Permission Denied Error",
                "Permission Denied Error : Sorry, but you do not have permission to make that request.",
                "");
    }

    public static Refusal feature(String what) {
        return new Refusal(
                "5030",
                "Feature Not Supported Error",
                "Feature Not Supported Error : %s is not part of this company's subscription.".formatted(what),
                "");
    }

    public static Refusal subscriptionEnded() {
        return new Refusal(
                "6190",
                "Invalid Company Status",
                "Subscription period has ended or canceled or there was a billing problem : You can't add data to QuickBooks Online Plus because your trial or subscription period ended, you canceled your subscription, or there was a billing problem.",
                "");
    }

    /// 6200 when a password would open the books, 6210 when nothing does.
    public static Refusal booksClosed(boolean withPassword) {
        return new Refusal(
                withPassword ? "6200" : "6210",
                "Account Period Closed, Cannot Update Through Services API",
                "The account period has closed and the account books cannot be updated through the QBO Services API. Please check with your accountant for details.",
                "");
    }
}
