package dev.cloudcart.sync;

/// What can be synced, each by itself.
public enum Part {
    ORDERS,
    PURCHASES
}
