package dev.cloudcart.quickbooks.wire;

/// The way into one company. Thread-safe.
public interface Access {

    String realm();

    /// @throws dev.cloudcart.ports.ConnectionTrouble when there is none
    String accessToken();

    /// Another token in place of one that QuickBooks rejected.
    ///
    /// @throws dev.cloudcart.ports.ConnectionTrouble when QuickBooks gives none
    String renew(String rejected);
}
