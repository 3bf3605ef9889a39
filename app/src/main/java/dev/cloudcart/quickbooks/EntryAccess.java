package dev.cloudcart.quickbooks;

import dev.cloudcart.sync.Books.Entry;
import dev.cloudcart.sync.ConnectionTrouble;
import dev.cloudcart.sync.ConnectionTrouble.Kind;
import dev.cloudcart.sync.ConnectionTrouble.Side;

/// The way in with what a person just gave us. There is no other token to try.
record EntryAccess(Entry entry) implements Access {

    @Override
    public String realm() {
        return entry.realm();
    }

    @Override
    public String accessToken() {
        return entry.accessToken();
    }

    @Override
    public String renew(String rejected) {
        throw new ConnectionTrouble(
                Side.QUICKBOOKS,
                Kind.NEEDS_ATTENTION,
                "QuickBooks does not let this token into the company with realm " + entry.realm(),
                "Give the realm and the refresh token that came from one consent");
    }
}
