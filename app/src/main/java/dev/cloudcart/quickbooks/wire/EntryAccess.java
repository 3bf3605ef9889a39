package dev.cloudcart.quickbooks.wire;

import dev.cloudcart.ports.Books.Entry;
import dev.cloudcart.ports.ConnectionTrouble;
import dev.cloudcart.ports.ConnectionTrouble.Kind;
import dev.cloudcart.ports.ConnectionTrouble.Side;

/// The way in with what a person just gave us. There is no other token to try.
public record EntryAccess(Entry entry) implements Access {

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
