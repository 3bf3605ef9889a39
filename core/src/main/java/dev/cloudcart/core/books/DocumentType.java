package dev.cloudcart.core.books;

/// The kinds of documents that are posted.
public enum DocumentType {
    SALES_RECEIPT("sales receipt"),
    INVOICE("invoice");

    private final String word;

    DocumentType(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
