package dev.cloudcart.core.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PartStanding;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.mapping.LongOrders;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.SaleMapper;
import dev.cloudcart.core.trade.Sale;

/// Plans a page of sales against what stands already.
public final class Planner {

    private static final int FIRST_GENERATION = 1;

    private final CompanyId company;
    private final Rules rules;

    public Planner(CompanyId company, Rules rules) {
        this.company = company;
        this.rules = rules;
    }

    /// The key of the document that a sale becomes.
    public PostingKey key(Sale sale) {
        return new PostingKey(company, sale.ref().kind(), sale.ref().id(), Role.SALE, FIRST_GENERATION);
    }

    /// What the chart must know before [#plan].
    public Needs needs(List<Sale> sales, Set<PostingKey> standing) {
        return SaleMapper.needs(rules, sales.stream().filter(sale -> !standing.contains(key(sale))).toList());
    }

    /// @param standing the keys of sales whose documents exist, or may exist because their intent was written
    /// @param parts what stands of sales of which something is missing
    public Plan plan(List<Sale> sales, Set<PostingKey> standing, List<PartStanding> parts, Chart chart) {
        var mapper = new SaleMapper(rules, chart);
        var drafts = new Drafts(new LongOrders(rules.sales().longOrders(), chart.taxCodes()), parts);
        var skipped = new ArrayList<Mapping.Skipped>();
        int unchanged = 0;
        for (var sale : sales) {
            var key = key(sale);
            if (standing.contains(key)) {
                unchanged++;
                continue;
            }
            switch (mapper.map(sale, key)) {
                case Mapping.Mapped(var _, var document) -> drafts.add(sale, key, document);
                case Mapping.Held reasons -> drafts.held.add(reasons);
                case Mapping.Skipped reason -> skipped.add(reason);
            }
        }
        return new Plan(drafts.instructions, drafts.held, skipped, unchanged);
    }
}
