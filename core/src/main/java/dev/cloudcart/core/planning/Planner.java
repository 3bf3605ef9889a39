package dev.cloudcart.core.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

    /// Whether two sales can ask for the same number.
    public boolean sharesNumbers() {
        return rules.sales().numbering().from() == Rules.NumberFrom.CHANNEL_REFERENCE;
    }

    /// The numbers that the documents of the sales may have, each in the order in which they are wanted.
    public Map<PostingKey, List<String>> numbers(List<Sale> sales, Set<PostingKey> standing, Chart chart) {
        var mapper = new SaleMapper(rules, chart);
        var numbers = new LinkedHashMap<PostingKey, List<String>>();
        sales.stream().filter(sale -> !standing.contains(key(sale)))
                .forEach(sale -> numbers.put(key(sale), mapper.numbers(sale)));
        return numbers;
    }

    /// The sales that the plan has an instruction for.
    public List<Sale> planned(List<Sale> sales, Plan plan) {
        var keys = plan.instructions().stream().map(Instruction::key).collect(Collectors.toSet());
        return sales.stream().filter(sale -> keys.contains(key(sale))).toList();
    }

    /// Every document under the number it wants most.
    public Plan plan(List<Sale> sales, Set<PostingKey> standing, Chart chart) {
        var first = new HashMap<PostingKey, String>();
        numbers(sales, standing, chart).forEach((key, numbers) -> numbers.stream().findFirst()
                .ifPresent(number -> first.put(key, number)));
        return plan(sales, standing, chart, first);
    }

    /// @param standing the keys of documents that exist, or may exist because their intent was written
    /// @param numbers of the documents, where they have one
    public Plan plan(List<Sale> sales, Set<PostingKey> standing, Chart chart, Map<PostingKey, String> numbers) {
        var mapper = new SaleMapper(rules, chart);
        var instructions = new ArrayList<Instruction>();
        var held = new ArrayList<Mapping.Held>();
        var skipped = new ArrayList<Mapping.Skipped>();
        int unchanged = 0;
        for (var sale : sales) {
            var key = key(sale);
            if (standing.contains(key)) {
                unchanged++;
                continue;
            }
            switch (mapper.map(sale, key, numbers.get(key))) {
                case Mapping.Mapped(var _, var document) -> instructions.add(new Instruction.Create(key, sale.ref()
                        .number(), document));
                case Mapping.Held reasons -> held.add(reasons);
                case Mapping.Skipped reason -> skipped.add(reason);
            }
        }
        return new Plan(instructions, held, skipped, unchanged);
    }
}
