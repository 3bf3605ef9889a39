package dev.cloudcart.web.documents;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

import dev.cloudcart.core.books.DocumentType;

/// Where QuickBooks shows its documents to people.
///
/// @param documentPage with `{type}`, as Intuit's addresses call it, or `{entity}`, as its API does, and `{id}`
@ConfigurationProperties("cloudcart.quickbooks")
record BooksPages(@Nullable String documentPage) {

    private static final String INTUIT = "https://qbo.intuit.com/app/{type}?txnId={id}";

    String address(DocumentType type, String id) {
        return (documentPage == null ? INTUIT : documentPage)
                .replace("{type}", type == DocumentType.PAYMENT ? "recvpayment" : entity(type))
                .replace("{entity}", entity(type))
                .replace("{id}", id);
    }

    private static String entity(DocumentType type) {
        return type.name().replace("_", "").toLowerCase(Locale.ROOT);
    }
}
