package dev.cloudcart.core.trade;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Which version of a record something was made from.
///
/// @param print the source's own, which tells most changes without reading the record whole; empty when it was not
/// kept
/// @param content a digest of all that was read of it, and behind it where the buyer is: `1f0c… US CA`; empty when
/// it was not kept
public record Version(String print, String content) {

    /// Before the print of what made no sense when it was read: it takes the place of no version that made some.
    private static final String SENSELESS = "no sense ";

    public static final Version UNKNOWN = new Version("", "");

    /// What a document follows until it is amended or removed: no print of the source begins so. The print of what
    /// it was made from is kept behind it.
    public static final Version CHANGING = new Version("changing", "");

    private static final int BYTES = 16;

    /// A record writes all of its parts, so that none can be forgotten here.
    public static Version of(String print, TradeEvent event) {
        return switch (event) {
            case Sale sale -> of(print, sale);
            case Payment _, PurchaseOrder _, SupplierPayment _ -> new Version(print, digest(event.toString()) + " -");
            case Delivery delivery -> new Version(print, digest(delivery.alone().toString()) + " -");
        };
    }

    private static Version of(String print, Sale sale) {
        var buyer = sale.buyer();
        var country = buyer.country();
        return new Version(
                print,
                "%s %s %s"
                        .formatted(
                                digest(sale.of(Jurisdiction.UNKNOWN).toString()),
                                country == null ? "-" : country.code(),
                                buyer.region())
                        .strip());
    }

    /// The same, where something beside the record matters too.
    public Version with(String more) {
        return content.isEmpty() ? this : new Version(print, digest(content + more) + " -");
    }

    /// Whether another version says the same of the record, as far as is known. That the shop has taken the buyer
    /// out of it is no matter here: what was known of him is in the version.
    public boolean saysTheSameAs(Version other) {
        return !content.isEmpty()
                && !other.content.isEmpty()
                && digest().equals(other.digest())
                && buyer().equals(other.buyer());
    }

    private String digest() {
        return content.split(" ", 2)[0];
    }

    /// Where the buyer was, as far as it was known.
    public Jurisdiction buyer() {
        var parts = content.split(" ", 3);
        var region = parts.length > 2 ? parts[2] : "";
        return parts.length < 2 || parts[1].equals("-")
                ? new Jurisdiction(null, region)
                : new Jurisdiction(new Country(parts[1]), region);
    }

    /// The print of the version that a document was made from, also while it is to be amended or removed; empty when it
    /// was not kept.
    public String madeFrom() {
        return print.startsWith(CHANGING.print)
                ? print.substring(CHANGING.print.length()).strip()
                : print;
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The print of a record that makes no sense.
    ///
    /// @param print that it would have
    public static String senseless(String print) {
        return SENSELESS + print;
    }
}
