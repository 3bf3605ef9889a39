package dev.cloudcart.core.books;

/// How a company's books know tax.
public enum TaxSystem {
    /// Lines carry tax codes with rates: every country but the US.
    CODES,
    /// Lines are TAX or NON, one code for the document.
    US,
    /// As US, and QuickBooks computes the tax by itself (automated sales tax).
    US_AUTOMATED,
    /// Sales tax is switched off.
    OFF
}
