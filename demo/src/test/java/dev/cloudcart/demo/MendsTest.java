package dev.cloudcart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/// Every mend mends: each reason of the catalogue is mended in one of the classes here.
class MendsTest {

    private static final Path CATALOGUE = Path.of("..", "docs", "holds.md");
    private static final Pattern NAME = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

    private static final List<Class<? extends Mending>> CLASSES = List.of(
            TaxMendsTest.class,
            OrderMendsTest.class,
            ProductMendsTest.class,
            CustomerMendsTest.class,
            RefusalMendsTest.class,
            StoredOtherwiseMendsTest.class,
            DocumentMendsTest.class,
            ChangeMendsTest.class,
            PurchaseMendsTest.class,
            PurchasePaperMendsTest.class,
            BilledByHandTest.class,
            CorrectedDeliveriesTest.class,
            RenumberedTest.class,
            OddPurchasesTest.class,
            CostBillsTest.class,
            ExpensesTest.class,
            PaymentMendsTest.class,
            StatementsTest.class);

    @Test
    void everyCauseIsMended() throws IOException {
        var mended = CLASSES.stream()
                .flatMap(one -> Stream.of(one.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getAnnotation(Mends.class))
                .filter(Objects::nonNull)
                .flatMap(mends -> Stream.of(mends.value()))
                .collect(Collectors.toCollection(TreeSet::new));
        var catalogue = NAME.matcher(Files.readString(CATALOGUE))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(mended).containsExactlyInAnyOrderElementsOf(catalogue);
    }
}
