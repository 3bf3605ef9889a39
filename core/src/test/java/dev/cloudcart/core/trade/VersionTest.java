package dev.cloudcart.core.trade;

import static dev.cloudcart.core.mapping.Shop.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cloudcart.core.mapping.Shop;

class VersionTest {

    @Test
    void saysTheSameOnlyOfTheSame() {
        var stood = version(mug().to("GB"));

        assertThat(stood.saysTheSameAs(version(mug().to("GB")))).isTrue();
        assertThat(stood.saysTheSameAs(version(mug().to("FR")))).isFalse();
        assertThat(stood.saysTheSameAs(version(mug().to("GB").referredToAs("other"))))
                .isFalse();
        assertThat(stood.saysTheSameAs(version(mug().to("GB").withLine("CAP", 1, "1", "0.2", "20"))))
                .isFalse();
        assertThat(stood.saysTheSameAs(Version.UNKNOWN)).isFalse();
        assertThat(Version.UNKNOWN.saysTheSameAs(Version.UNKNOWN)).isFalse();
    }

    /// What is known of the buyer is in the version by then, whatever the record has lost.
    @ParameterizedTest
    @CsvSource({
        "US-CA, US-CA, true",
        "US-CA, US, false",
        "US-CA, '', false",
        "XI, GB, false",
        "'', GB, false",
        "'', '', true"
    })
    void saysTheSameOnlyOfTheSameBuyer(String stood, String now, boolean same) {
        assertThat(version(at(stood)).saysTheSameAs(version(at(now)))).isEqualTo(same);
    }

    /// Addresses are removed after some days, at once or bit by bit.
    @ParameterizedTest
    @CsvSource({
        "US-CA, US, US-CA",
        "US-CA, '', US-CA",
        "US, US-CA, US-CA",
        "US-CA, US-TX, US-TX",
        "XI, GB, XI",
        "IC, ES, IC",
        "ES, IC, IC",
        "GB, '', GB",
        "'', GB, GB",
        "IC, GB, GB",
        "'', '', ''"
    })
    void knowsTheBuyerThatWasTakenOut(String before, String now, String known) {
        assertThat(at(now).sale().buyer().or(at(before).sale().buyer()))
                .isEqualTo(at(known).sale().buyer());
    }

    private static Shop at(String buyer) {
        if (buyer.isEmpty()) {
            return mug().toNobodyKnowsWhere();
        }
        return buyer.contains("-") ? mug().to(buyer.substring(0, 2), buyer.substring(3)) : mug().to(buyer);
    }

    private static Version version(Shop shop) {
        return Version.of("print", shop.sale());
    }

    private static Shop mug() {
        return aSale().withLine("MUG", 1, "10.00", "2.00", "20");
    }
}
