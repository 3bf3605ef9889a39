package dev.cloudcart.quickbooks.wire;

/// The calls we make, and how long an answer may be: several times what a thousand objects or thirty documents
/// take, and well below what this program has memory for.
public enum ApiCall {
    QUERY("query", 32),
    /// Codes, rates and agencies of the tax, which are looked at as a whole.
    TAX_LIST("query", 4),
    CHANGES("cdc", 32),
    PREFERENCES("preferences", 1),
    COMPANY_INFO("companyinfo/", 1),
    EXCHANGE_RATE("exchangerate", 1),
    TRANSACTION_LIST("reports/TransactionList", 16),
    /// One by its id.
    DOCUMENT("", 4),
    BATCH("batch", 16);

    private final String path;
    private final int answerMegabytesMax;

    ApiCall(String path, int answerMegabytesMax) {
        this.path = path;
        this.answerMegabytesMax = answerMegabytesMax;
    }

    /// Below the company; where it ends with a slash or is empty, more follows.
    public String path() {
        return path;
    }

    public int answerBytesMax() {
        return answerMegabytesMax << 20;
    }
}
