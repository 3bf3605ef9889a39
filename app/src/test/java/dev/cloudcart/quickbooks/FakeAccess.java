package dev.cloudcart.quickbooks;

import dev.cloudcart.quickbooks.wire.Access;

/// Gives token-1, and after each rejection the next one.
public final class FakeAccess implements Access {

    private final String realm;
    private int token = 1;

    public FakeAccess(String realm) {
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
