package dev.cloudcart.quickbooks;

/// Gives token-1, and after each rejection the next one.
final class FakeAccess implements Access {

    private final String realm;
    private int token = 1;

    FakeAccess(String realm) {
        this.realm = realm;
    }

    @Override
    public String realm() {
        return realm;
    }

    @Override
    public synchronized String accessToken() {
        return "token-" + token;
    }

    @Override
    public synchronized String renew(String rejected) {
        token++;
        return accessToken();
    }
}
