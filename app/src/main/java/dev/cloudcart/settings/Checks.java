package dev.cloudcart.settings;

import dev.cloudcart.core.mapping.Rules.Matching;

/// What must hold between settings.
final class Checks {

    /// A document number has at most 21 characters (Intuit, SalesReceipt, DocNumber); six are left for the number
    /// itself.
    static final int AFFIX_CHARACTERS_MAX = 15;

    private Checks() {}

    static void check(Values values) {
        var affixes = values.of(Keys.DOCUMENT_NUMBER_PREFIX).length()
                + values.of(Keys.DOCUMENT_NUMBER_SUFFIX).length();
        if (affixes > AFFIX_CHARACTERS_MAX) {
            values.refuse(
                    values.later(Keys.DOCUMENT_NUMBER_PREFIX, Keys.DOCUMENT_NUMBER_SUFFIX),
                    "document-number-prefix and -suffix: together they have %d characters; allowed: %d"
                            .formatted(affixes, AFFIX_CHARACTERS_MAX));
        }
        if (values.of(Keys.MATCHING_MODE) == Matching.NAMED
                && values.of(Keys.CUSTOMER).isEmpty()) {
            values.refuse(
                    values.later(Keys.MATCHING_MODE, Keys.CUSTOMER),
                    "customer: matching mode \"one customer\" needs the customer's name");
        }
    }
}
