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

    /// Addresses are removed after some days, at once or bit by bit.
    @ParameterizedTest
    @CsvSource({
        "US-CA, US, true",
        "US-CA, '', true",
        "US, US-CA, false",
        "US-CA, US-TX, false",
        "XI, GB, true",
        "IC, ES, true",
        "ES, IC, false",
        "GB, '', true",
        "'', GB, false",
        "IC, GB, false",
        "'', '', true"
    })
    void saysTheSameWhereTheBuyerWasTakenOut(String stood, String now, boolean same) {
        assertThat(version(at(stood)).saysTheSameAs(version(at(now)))).isEqualTo(same);
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
