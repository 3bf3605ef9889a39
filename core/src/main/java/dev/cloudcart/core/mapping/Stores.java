package dev.cloudcart.core.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.cloudcart.core.trade.Channel;
import dev.cloudcart.core.trade.Country;

/// The names that channels go by in the books: the company's own table first, then the usual spelling of the
/// source. The table also tells what is otherwise about a channel.
public record Stores(List<Entry> table) {

    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("AMAZON", "Amazon"),
            Map.entry("BIGCOMMERCE", "BigCommerce"),
            Map.entry("DATAIMPORTEXPORT", "Direct"),
            Map.entry("DIRECT", "Direct"),
            Map.entry("EBAY", "eBay"),
            Map.entry("ETSY", "Etsy"),
            Map.entry("MAGENTO", "Magento"),
            Map.entry("SHOPIFY", "Shopify"),
            Map.entry("TIKTOK", "TikTok"),
            Map.entry("WALMART", "Walmart"),
            Map.entry("WAYFAIR", "Wayfair"),
            Map.entry("WOOCOMMERCE", "WooCommerce"));

    /// @param subSource null for every account of the source
    /// @param name null for the usual one
    /// @param country where buyers of unknown country are taken to be; null for none
    /// @param tax how the tax of its orders goes into the books, such as on a line where the marketplace pays it;
    /// null for as
    ///        of all others
    public record Entry(
            String source,
            @Nullable String subSource,
            @Nullable String name,
            @Nullable Country country,
            Rules.@Nullable TaxMode tax) {

        public Entry(String source, @Nullable String subSource, String name) {
            this(source, subSource, name, null, null);
        }

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
        return entry(channel).map(Entry::name).orElseGet(() -> usual(channel.source()));
    }

    /// The country that the table gives the channel.
    public Optional<Country> countryOf(Channel channel) {
        return entry(channel).map(Entry::country);
    }

    /// How the tax of the channel's orders goes into the books, where the table tells it.
    public Optional<Rules.TaxMode> taxOf(Channel channel) {
        return entry(channel).map(Entry::tax);
    }

    private Optional<Entry> entry(Channel channel) {
        return table.stream().filter(entry -> entry.names(channel)).findFirst();
    }

    private static String usual(String source) {
        return USUAL.getOrDefault(
                source.strip().toUpperCase(Locale.ROOT), source.isBlank() ? "Direct" : source.strip());
    }
}
