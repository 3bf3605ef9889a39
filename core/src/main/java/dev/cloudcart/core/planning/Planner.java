package dev.cloudcart.core.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.cloudcart.core.books.Chart;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.books.Instruction;
import dev.cloudcart.core.books.Needs;
import dev.cloudcart.core.books.PostingKey;
import dev.cloudcart.core.books.Role;
import dev.cloudcart.core.mapping.Mapping;
import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.SaleMapper;
import dev.cloudcart.core.trade.Sale;

/// Plans a page of sales against what stands already.
public final class Planner {

    private static final int FIRST_GENERATION = 1;

    private final CompanyId company;
    private final Rules rules;
    private final Map<UUID, Integer> generations;

    public Planner(CompanyId company, Rules rules) {
        this(company, rules, Map.of());
    }

    private Planner(CompanyId company, Rules rules, Map<UUID, Integer> generations) {
        this.company = company;
        this.rules = rules;
        this.generations = Map.copyOf(generations);
    }

    /// The same, for records that have had documents which were removed.
    ///
    /// @param generations by record, of the document that stands or is to be; 1 for all others
    public Planner withGenerations(Map<UUID, Integer> generations) {
        return new Planner(company, rules, generations);
    }

    /// The key of the document that a sale becomes.
    public PostingKey key(Sale sale) {
        return new PostingKey(company, sale.ref().kind(), sale.ref().id(), Role.SALE,
                generations.getOrDefault(sale.ref().id(), FIRST_GENERATION));
    }

    /// What the chart must know before [#plan].
    public Needs needs(List<Sale> sales, Set<PostingKey> standing) {
        return SaleMapper.needs(rules, sales.stream().filter(sale -> !standing.contains(key(sale))).toList());
    }

    /// @param standing the keys of documents that exist, or may exist because their intent was written
    public Plan plan(List<Sale> sales, Set<PostingKey> standing, Chart chart) {
        var mapper = new SaleMapper(rules, chart);
        var instructions = new ArrayList<Instruction>();
        var held = new ArrayList<Mapping.Held>();
        var skipped = new ArrayList<Mapping.Skipped>();
        for (var sale : sales) {
            var key = key(sale);
            if (standing.contains(key)) {
                continue;
            }
            switch (mapper.map(sale, key)) {
                case Mapping.Mapped(var _, var document) -> instructions.add(new Instruction.Create(key, sale.ref()
                        .number(), document));
                case Mapping.Held reasons -> held.add(reasons);
                case Mapping.Skipped reason -> skipped.add(reason);
            }
        }
        return new Plan(instructions, held, skipped);
    }
}
