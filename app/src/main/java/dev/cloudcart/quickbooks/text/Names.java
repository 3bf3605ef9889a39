package dev.cloudcart.quickbooks.text;

import java.text.Normalizer;
import java.util.Locale;

/// How names and SKUs are compared: whatever the case of letters, the spaces around them, and the way accents are
/// written.
public final class Names {
    private Names() {}

    public static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }
}
