package dev.cloudcart.quickbooks.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

class BatchBodyTest {

    @Test
    void cutsOutTheItemsLetterByLetterAsTheyWere() {
        var whole = """
                {"BatchItemRequest":[{"bId":"b0","SalesReceipt":{"Line":[{"bId":"no","Amount":1.10}]}},\
                {"bId":"b1","Invoice":{"Total":10.00,"Name":"Café \\"x\\""}}, {"Invoice":{},"bId":"b2"}]}""";

        assertThat(only(whole, Set.of("b1"))).isEqualTo("""
                {"BatchItemRequest":[{"bId":"b1","Invoice":{"Total":10.00,"Name":"Café \\"x\\""}}]}""");
        assertThat(only(whole, Set.of("b0", "b2"))).isEqualTo("""
                {"BatchItemRequest":[{"bId":"b0","SalesReceipt":{"Line":[{"bId":"no","Amount":1.10}]}},\
                {"Invoice":{},"bId":"b2"}]}""");
    }

    private static String only(String body, Set<String> ids) {
        return new String(BatchBody.only(body.getBytes(UTF_8), ids), UTF_8);
    }
}
