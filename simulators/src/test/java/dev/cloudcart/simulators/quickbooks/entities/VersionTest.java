package dev.cloudcart.simulators.quickbooks.entities;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Versions that were packed away.
class VersionTest {

    @Test
    void readsAPackedVersionBack() {
        var json = """
                {"DocNumber":"1-1","CustomerRef":{"value":"1","name":"Amazon GBP"},"Line":[{"Amount":10.00,"DetailType":"SalesItemLineDetail",\
                "SalesItemLineDetail":{"ItemRef":{"value":"1","name":"Mug"},"Qty":1,"UnitPrice":10.00}}],"TotalAmt":12.00}"""
                .getBytes(
                        UTF_8);
        var version = new Version(json);

        version.pack();
        version.pack();

        assertThat(version.bytes()).isEqualTo(json);
        assertThat(Packer.pack(json)).hasSizeLessThan(json.length / 2);
    }
}
