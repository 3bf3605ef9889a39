package dev.cloudcart.linnworks.wire;

import java.util.List;
import java.util.regex.Pattern;

/// What people and programs write where there is no country or region: that it was removed, that nobody knows it, or
/// mere signs.
public final class Untold {

    /// Each of them says it alone.
    private static final List<String> WORDS = List.of(
            "unknown|redacted|removed|deleted|erased|purged|anonymous|anonymi[sz]ed|pseudonymi[sz]ed|obfuscated|hidden",
            "masked|withheld|protected|none|null|nil|empty|blank|undefined|unspecified|unavailable|missing|pending|x{2,}|zz|gdpr",
            "n\\P{L}*[ak]|nan|false|t\\P{L}*b\\P{L}*[acd]|advised|announced|confirmed|determined|select|choose",
            "no (?:country|region|state|province|address|data)",
            "not (?:yet )?(?:available|provided|specified|known|applicable|given|set|stated|entered|selected|supplied)",
            "unbekannt|keine angabe|k\\P{L}*a|inconnue?|desconocid[ao]|sconosciut[ao]|onbekend");

    /// They may stand around those.
    private static final List<String> FILLERS = List.of(
            "pii|dsgvo|personal|private|customer|buyer|data|details|information|info|address|country|county",
            "region|state|province|has|be|been|is|was|for|by|due|to|privacy|reasons|amazon|ebay|please|a|an|the|your",
            "after|days?|retention|policy|period|request|requested|linnworks|shopify|etsy|channel",
            "marketplace|seller|recipient");

    private static final Pattern UNTOLD = Pattern.compile(
            "(?i)\\P{L}*(?:(?:{fillers})\\P{L}+)*+(?:{words})(?:\\P{L}+(?:{fillers}|{words})(?!\\p{L}))*+\\P{L}*|\\P{L}*"
                    .replace("{fillers}", String.join("|", FILLERS))
                    .replace("{words}", String.join("|", WORDS)));

    private Untold() {}

    public static boolean is(String written) {
        return UNTOLD.matcher(written).matches();
    }
}
