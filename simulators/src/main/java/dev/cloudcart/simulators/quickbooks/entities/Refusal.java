package dev.cloudcart.simulators.quickbooks.entities;

import org.jspecify.annotations.Nullable;

/// QuickBooks says no to one operation. Unwinds to the place that answers for it; carries no stack.
///
/// The codes are those of Intuit's "Error codes" page; details are worded as recorded where a recording is known.
public final class Refusal extends RuntimeException {

    public final String code;
    public final String detail;
    public final @Nullable String element;

    private Refusal(String code, String message, String detail, @Nullable String element) {
        super(message, null, false, false);
        this.code = code;
        this.detail = detail;
        this.element = element;
    }

    public String title() {
        return String.valueOf(getMessage());
    }

    public static Refusal unsupportedProperty(String name) {
        return new Refusal("2010", "Request has invalid or unsupported property",
                "Property Name:" + name + " specified is unsupported or invalid", name);
    }

    public static Refusal missing(String parameter) {
        return new Refusal("2020", "Required param missing, need to supply the required value for the API",
                "Required parameter " + parameter + " is missing in the request", parameter);
    }

    static Refusal invalidId(String id) {
        return new Refusal("2030", "Invalid ID", "Id should be a valid number. Supplied value:" + id, "Id");
    }

    public static Refusal invalidCharacters(String element) {
        return new Refusal("2040", "Invalid characters in the request",
                "The property " + element + " has characters that are not supported", element);
    }

    static Refusal length(String element, int min, int max, int supplied) {
        return new Refusal("2050", "Invalid String length",
                "String length specified does not match the supported length. Min:%d Max:%d supported. Supplied length:%d"
                        .formatted(min, max, supplied),
                element);
    }

    public static Refusal invalidDate(String element, String value) {
        return new Refusal("2060", "Invalid Date", "Date value %s is not in the form yyyy-MM-dd".formatted(value),
                element);
    }

    static Refusal invalidNumber(String element, String value) {
        return new Refusal("2090", "Invalid Number", "Number value %s is not supported".formatted(value), element);
    }

    public static Refusal invalidEnumeration(String element, String value) {
        return new Refusal("2170", "Invalid Enumeration", "Enumeration value %s is not supported".formatted(value),
                element);
    }

    public static Refusal invalidRequestId(String requestId) {
        return new Refusal("2130", "Invalid Request ID Format",
                "The request id %s, or the bId of an item under it, is too long".formatted(requestId), "requestid");
    }

    public static Refusal invalidEmail(String address) {
        return new Refusal("2210", "Invalid Email Address format", "Email address %s is not valid".formatted(address),
                "Address");
    }

    public static Refusal invalidCurrency(String code) {
        return new Refusal("2220", "Invalid Currency Type", "Currency %s is not supported".formatted(code),
                "CurrencyRef");
    }

    public static Refusal unbalanced() {
        return new Refusal("2300", "Debits and credits do not match",
                "The total of debits differs from the total of credits", "Line");
    }

    public static Refusal unknownReference(String list, String id) {
        return new Refusal("2500", "Invalid Reference Id", "Invalid Reference Id : %s element id %s not found"
                .formatted(list, id), "");
    }

    public static Refusal inactiveReference() {
        return new Refusal("2500", "Invalid Reference Id",
                "Invalid Reference Id : Something you're trying to use has been made inactive."
                        + " Check the fields with accounts, customers, items, vendors or employees.",
                "");
    }

    public static Refusal notFound() {
        return new Refusal("610", "Object Not Found",
                "Object Not Found : Something you're trying to use has been made inactive."
                        + " Check the fields with accounts, customers, items, vendors or employees.",
                "");
    }

    public static Refusal stale() {
        return new Refusal("5010", "Stale Object Error",
                "Stale Object Error : You and root were working on this at the same time."
                        + " root finished before you did, so your work was not saved.",
                "");
    }

    public static Refusal duplicateName(String list) {
        return new Refusal("6240", "Duplicate Name Exists Error",
                "The name supplied already exists. : Another %s is already using this name. Please use a different name."
                        .formatted(list),
                "");
    }

    public static Refusal duplicateNumber(String number, String type, String id) {
        return new Refusal("6140", "Duplicate Document Number Error",
                "Duplicate Document Number Error : You must specify a different number. This number has already been used."
                        + " DocNumber=%s is assigned to TxnType=%s with TxnId=%s".formatted(number, type, id),
                "");
    }

    public static Refusal business(String detail) {
        return new Refusal("6000", "A business validation error has occurred while processing your request",
                "Business Validation Error: " + detail, "");
    }

    public static Refusal currency() {
        return business("The currency of the transaction is invalid for customer/vendor/account.");
    }

    public static Refusal amount(String supplied) {
        return new Refusal("6070", "Amount calculation incorrect in the request.",
                "Amount is not equal to UnitPrice * Qty. Supplied value:" + supplied, "Line.Amount");
    }

    public static Refusal discount() {
        return new Refusal("6090", "Invalid discount line", "The discount line has neither an amount nor a percentage",
                "Line");
    }

    public static Refusal lineTaxCode(String code) {
        return new Refusal("6100", "Invalid tax code", "The line tax code %s is not valid: use TAX or NON".formatted(
                code), "TaxCodeRef");
    }

    public static Refusal taxDetailNotApplicable() {
        return new Refusal("6170", "Invalid tax detail",
                "TxnTaxDetail cannot be given when GlobalTaxCalculation is NotApplicable", "TxnTaxDetail");
    }

    public static Refusal subscriptionEnded() {
        return new Refusal("6190", "Invalid Company Status",
                "Subscription period has ended or canceled or there was a billing problem : You can't add data to QuickBooks Online Plus because your trial or subscription period ended, you canceled your subscription, or there was a billing problem.",
                "");
    }

    public static Refusal booksClosed() {
        return new Refusal("6210", "Account Period Closed, Cannot Update Through Services API",
                "The account period has closed and the account books cannot be updated through the QBO Services API. Please check with your accountant for details.",
                "");
    }

    public static Refusal deposited() {
        return new Refusal("6540", "Deposited Transaction cannot be changed",
                "Deposited Transaction cannot be changed : This transaction has been deposited. If you want to change or delete it, you must edit the deposit it appears on and remove it first.",
                "");
    }

    public static Refusal duplicateRequestId(String requestId) {
        return new Refusal("600", "Duplicate Request ID", "The request id %s has been used before".formatted(requestId),
                "requestid");
    }

    public static Refusal throttled() {
        return new Refusal("3001", "ThrottleExceeded", "The request limit was reached.  Try again later", "");
    }

    public static Refusal permission() {
        return new Refusal("5020", "Permission Denied Error",
                "Permission Denied Error : Sorry, but you do not have permission to make that request.", "");
    }

    public static Refusal feature() {
        return new Refusal("5030", "Feature Not Supported Error",
                "Feature Not Supported Error : The requested feature is not part of this company's subscription.", "");
    }

    public static Refusal unsupportedOperation(String detail) {
        return new Refusal("500", "Unsupported Operation", "Unsupported Operation : " + detail, "");
    }

    public static Refusal batchTooLarge(int items) {
        return new Refusal("1040", "The request exceeds the batch limit",
                "A batch holds at most 30 items. Supplied items:" + items, "BatchItemRequest");
    }

    public static Refusal queryParse(String detail) {
        return new Refusal("4000", "Error parsing query", "QueryParserError: " + detail, null);
    }

    public static Refusal queryInvalid(String detail) {
        return new Refusal("4001", "Invalid query", "QueryValidationError: " + detail, null);
    }
}
