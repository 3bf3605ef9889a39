package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists too long for one page, loaded from a source file.
@TestInstance(Lifecycle.PER_CLASS)
class PagingTest {

    private static final int MANY = 2_500;
    private static final int PAGE_MAX = 1_000;

    private final Shop shop = new Shop();

    @BeforeAll
    void load() throws IOException {
        load("account", "{\"Name\":\"Account %1$d\",\"AccountType\":\"Bank\"}");
        load("taxCode", "{\"Name\":\"County %1$d\",\"RateValue\":7.5,\"Agency\":\"Agency of County %1$d\"}");
        load("customer", "{\"DisplayName\":\"Customer %1$d\"}");
        load("vendor", "{\"DisplayName\":\"Vendor %1$d\"}");
        load(
                "item",
                "{\"Name\":\"Item %1$d\",\"Type\":\"Service\",\"IncomeAccountRef\":{\"name\":\"Sales\"},\"ExpenseAccountRef\":{\"name\":\"Purchases\"}}");
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TaxCode", "TaxRate", "TaxAgency", "Account", "Customer", "Vendor", "Item"})
    void comesInPagesOfAThousandAtMost(String entity) {
        int all = shop.query("select count(*) from " + entity)
                .body()
                .at("/QueryResponse/totalCount")
                .asInt();
        var ids = new HashSet<String>();

        int first = page(entity, 1, PAGE_MAX, ids);
        int second = page(entity, 1 + PAGE_MAX, PAGE_MAX, ids);
        int third = page(entity, 1 + 2 * PAGE_MAX, PAGE_MAX, ids);

        assertThat(all).isBetween(MANY, MANY + 100);
        assertThat(first).isEqualTo(PAGE_MAX);
        assertThat(second).isEqualTo(PAGE_MAX);
        assertThat(third).isEqualTo(all - 2 * PAGE_MAX);
        assertThat(ids).hasSize(all);
        assertThat(page(entity, 1 + 3 * PAGE_MAX, PAGE_MAX, ids)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TaxCode", "TaxRate", "TaxAgency", "Account", "Customer", "Vendor", "Item"})
    void answersAHundredWhereNoNumberIsSaid(String entity) {
        assertThat(shop.query("select * from " + entity)
                        .body()
                        .at("/QueryResponse/" + entity)
                        .size())
                .isEqualTo(100);
        assertThat(shop.query("select * from %s maxresults 1001".formatted(entity))
                        .code())
                .isEqualTo("4001");
    }

    @Test
    void pagesWhatAConditionFindsToo() {
        var third = shop.query(
                        "select * from Item where Type = 'Service' orderby Name startposition 2001 maxresults 1000")
                .body();

        assertThat(third.at("/QueryResponse/Item").size()).isEqualTo(MANY + 2 - 2 * PAGE_MAX);
    }

    private int page(String entity, int start, int most, Set<String> ids) {
        var page = shop.query("select * from %s startposition %d maxresults %d".formatted(entity, start, most))
                .body()
                .at("/QueryResponse/" + entity);
        page.forEach(row -> ids.add(row.path("Id").asString()));
        return page.size();
    }

    private void load(String kind, String value) throws IOException {
        var lines = IntStream.rangeClosed(1, MANY)
                .mapToObj(number -> "{\"kind\":\"%s\",\"value\":%s}%n".formatted(kind, value.formatted(number)))
                .collect(Collectors.joining());
        assertThat(shop.simulator.load(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8))))
                .containsEntry(kind, (long) MANY);
    }
}
