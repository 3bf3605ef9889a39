package dev.cloudcart.settings;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

import dev.cloudcart.core.money.TaxRate;

/// A table from tax rates in percent to names of tax codes. A file that has it replaces the whole table.
final class CodesTable implements Kind<Map<TaxRate, String>> {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(\\.\\d{1,6})?) ?%?");
    private static final Text NAME = new Text(1, 100);

    @Override
    public Parsed<Map<TaxRate, String>> read(Node node) {
        if (Entries.isEmpty(node)) {
            return new Parsed.Good<>(Map.of());
        }
        return node instanceof MappingNode mapping
                ? read(Entries.of(mapping))
                : Parsed.Bad.at(Lines.of(node), "is " + allowed());
    }

    private static Parsed<Map<TaxRate, String>> read(Entries entries) {
        var codes = new LinkedHashMap<TaxRate, String>();
        var problems = new ArrayList<>(entries.problems());
        entries.byKey().forEach((percent, entry) -> {
            var rate = rate(percent);
            if (rate.isEmpty()) {
                problems.add(new Problem(entry.line(), "\"%s\" is not a rate in percent such as 20".formatted(
                        percent)));
            }
            switch (NAME.read(entry.value())) {
                case Parsed.Good<String>(var name) ->
                    rate.filter(found -> codes.put(found, name) != null).ifPresent(twice -> problems
                            .add(new Problem(entry.line(), "the rate %s stands here a second time".formatted(twice))));
                case Parsed.Bad<String>(var bad) -> problems.addAll(bad);
            }
        });
        return problems.isEmpty() ? new Parsed.Good<>(Map.copyOf(codes)) : new Parsed.Bad<>(problems);
    }

    private static Optional<TaxRate> rate(String percent) {
        var matcher = PERCENT.matcher(percent);
        return matcher.matches()
                ? Optional.of(new BigDecimal(matcher.group(1))).filter(rate -> rate.compareTo(new BigDecimal(100)) <= 0)
                        .map(TaxRate::new)
                : Optional.empty();
    }

    @Override
    public String write(Map<TaxRate, String> value) {
        return rows(value).collect(joining(", ", "{", "}"));
    }

    @Override
    public String block(Map<TaxRate, String> value) {
        return value.isEmpty() ? " {}" : rows(value).map(row -> "\n    " + row).collect(joining());
    }

    private static Stream<String> rows(Map<TaxRate, String> value) {
        return value.entrySet().stream().sorted(Comparator.comparing(entry -> entry.getKey().percent()))
                .map(entry -> entry.getKey().percent().toPlainString() + ": " + Text.quoted(entry.getValue()));
    }

    @Override
    public String allowed() {
        return "a table of rates in percent and names of tax codes, such as {20: \"20.0% S\"}";
    }
}
