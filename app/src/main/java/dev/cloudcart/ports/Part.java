package dev.cloudcart.ports;

/// What can be synced, each by itself.
public enum Part {
    ORDERS,
    PURCHASES
}
