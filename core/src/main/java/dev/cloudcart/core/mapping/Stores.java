package dev.cloudcart.core.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.Channel;

/// The names that channels go by in the books: the company's own table first, then the usual spelling of the source.
public record Stores(List<Entry> table) {

    private static final Map<String, String> USUAL = Map.ofEntries(Map.entry("AMAZON", "Amazon"),
            Map.entry("BIGCOMMERCE", "BigCommerce"), Map.entry("DATAIMPORTEXPORT", "Direct"),
            Map.entry("DIRECT", "Direct"), Map.entry("EBAY", "eBay"), Map.entry("ETSY", "Etsy"),
            Map.entry("MAGENTO", "Magento"), Map.entry("SHOPIFY", "Shopify"), Map.entry("TIKTOK", "TikTok"),
            Map.entry("WALMART", "Walmart"), Map.entry("WAYFAIR", "Wayfair"),
            Map.entry("WOOCOMMERCE", "WooCommerce"));

    /// @param subSource null for every account of the source
    public record Entry(String source, @Nullable String subSource, String name) {

        private boolean names(Channel channel) {
            return source.equalsIgnoreCase(channel.source())
                    && (subSource == null || subSource.equalsIgnoreCase(channel.subSource()));
        }
    }

    public Stores {
        table = List.copyOf(table);
    }

    /// The first entry of the table that fits wins.
    public String nameOf(Channel channel) {
        return table.stream().filter(entry -> entry.names(channel)).map(Entry::name).findFirst()
                .orElseGet(() -> usual(channel.source()));
    }

    private static String usual(String source) {
        return USUAL.getOrDefault(source.strip().toUpperCase(Locale.ROOT), source.isBlank()
                ? "Direct"
                : source.strip());
    }
}
