package dev.cloudcart.core.books;

/// How the books show a document of ours that is to be amended or removed.
public sealed interface Look {

    /// As we left it, apart from what hangs on it.
    ///
    /// @param syncToken its version now
    /// @param linkedTo what hangs on it, for people, such as `payment 1024`; empty for nothing
    record AsWeLeftIt(String syncToken, String linkedTo) implements Look {}

    /// Somebody changed it.
    ///
    /// @param how for people, such as `a total of 12.00 GBP instead of 18.90 GBP`
    /// @param content the first digits of the hash that its mark names; empty for none
    record Edited(String syncToken, String linkedTo, String how, String content) implements Look {}

    /// Somebody deleted or voided it.
    record Missing() implements Look {}
}
