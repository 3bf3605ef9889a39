package dev.cloudcart.quickbooks;

/// The way into one company. Thread-safe.
interface Access {

    String realm();

    /// @throws dev.cloudcart.sync.ConnectionTrouble when there is none
    String accessToken();

    /// Another token in place of one that QuickBooks rejected.
    ///
    /// @throws dev.cloudcart.sync.ConnectionTrouble when QuickBooks gives none
    String renew(String rejected);
}
