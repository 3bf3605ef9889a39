package dev.cloudcart.web.frame;

/// The entries of the navigation.
///
/// @see Frame
public enum Place {
    NOWHERE("", "", Who.ANYBODY),
    DASHBOARD("Dashboard", "dashboard", Who.VIEWER),
    RUNS("Runs", "runs", Who.VIEWER),
    HOLDS("Holds", "holds", Who.VIEWER),
    SEARCH("Search", "search", Who.VIEWER),
    PROOF("Proof", "proof", Who.VIEWER),
    CONNECTIONS("My connections", "connections", Who.VIEWER),
    CONFIGURE("Configure", "configure", Who.VIEWER),
    AUDIT("Audit", "audit", Who.ACCOUNTANT),
    AUDIT_OF_ALL("Audit of all", "/audit", Who.OWNER_OF_ALL),
    BUYERS("Buyers' data", "buyers", Who.OWNER),
    COMPANY_USERS("Users", "users", Who.OWNER),
    USERS("Users", "/users", Who.OWNER_OF_ALL),
    TOKENS("API tokens", "/tokens", Who.OWNER_OF_ALL),
    WEBHOOKS("Webhooks", "webhooks", Who.VIEWER),
    COMPANIES("Companies", "/companies", Who.OWNER_OF_ALL),
    SYSTEM("System", "/system", Who.OWNER_OF_ALL),
    ACCOUNT("Your account", "/account", Who.SIGNED_IN);

    private final String text;
    private final String path;
    private final Who who;

    Place(String text, String path, Who who) {
        this.text = text;
        this.path = path;
        this.who = who;
    }

    public String text() {
        return text;
    }

    /// Of a page of a company, the last part of its address; of others the whole.
    public String path() {
        return path;
    }

    Who who() {
        return who;
    }
}
