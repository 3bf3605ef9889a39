package dev.cloudcart.simulators.linnworks.shop;

import java.util.UUID;

/// The made-up identifiers of the one account and the one application; nobody else's.
public final class Credentials {
    public static final UUID ACCOUNT = UUID.fromString("c10dca27-0000-4000-8000-0000000acc01");
    public static final UUID APPLICATION_ID = UUID.fromString("c10dca27-0000-4000-8000-00000000a991");
    public static final UUID APPLICATION_SECRET = UUID.fromString("c10dca27-0000-4000-8000-0000005ec7e7");

    private Credentials() {}
}
