package dev.cloudcart.simulators.quickbooks.entities;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/// Versions that were packed away.
class VersionTest {

    @Test
    void readsAPackedVersionBackWhicheverWasReadBefore() {
        var first = documents(0, 32).map(Version::new).toList();
        var second = documents(32, 64).map(Version::new).toList();

        Version.packTogether(first);
        Version.packTogether(second);

        assertThat(Stream.of(first.get(31), second.get(0), first.get(0), first.get(1))
                        .map(Version::bytes))
                .containsExactly(document(31), document(32), document(0), document(1));
    }

    @Test
    void leavesATenthOfThem() {
        var documents = documents(0, 32).toList();

        assertThat(Pack.of(documents).size())
                .isLessThan(documents.stream().mapToInt(bytes -> bytes.length).sum() / 10);
    }

    @Test
    void keepsEveryVersionThatIsPutOnTheShelf() {
        var shelf = new Shelf();
        var versions = documents(0, 62_000).map(Version::new).toList();

        for (int from = 0; from < versions.size(); from += 7) {
            shelf.put(versions.subList(from, Math.min(from + 7, versions.size())));
        }

        assertThat(IntStream.range(0, versions.size()))
                .allSatisfy(number -> assertThat(versions.get(number).bytes()).isEqualTo(document(number)));
    }

    private static Stream<byte[]> documents(int from, int to) {
        return IntStream.range(from, to).mapToObj(VersionTest::document);
    }

    private static byte[] document(int number) {
        return """
                {"DocNumber":"1-%d","CustomerRef":{"value":"1","name":"Amazon GBP"},"Line":[{"Amount":10.00,"DetailType":"SalesItemLineDetail",\
                "SalesItemLineDetail":{"ItemRef":{"value":"1","name":"Mug"},"Qty":1,"UnitPrice":10.00}}],"TotalAmt":12.00}""".formatted(number).getBytes(UTF_8);
    }
}
