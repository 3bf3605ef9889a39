package dev.cloudcart.api.call;

/// Where the API stands.
public final class Address {
    private Address() {}

    public static final String ROOT = "/api/v1";

    public static final String COMPANY = ROOT + "/companies/{company}";
}
