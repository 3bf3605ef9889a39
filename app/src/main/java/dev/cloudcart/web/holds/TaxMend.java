package dev.cloudcart.web.holds;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.json.JsonMapper;

import dev.cloudcart.core.mapping.Rules;
import dev.cloudcart.core.mapping.SaleCause;
import dev.cloudcart.core.mapping.TaxTable;
import dev.cloudcart.journal.KeptHold;
import dev.cloudcart.journal.RecordVersion;
import dev.cloudcart.settings.Problem;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.SettingsReading;
import dev.cloudcart.settings.SettingsYaml;

/// A row of the tax table that mends a hold.
///
/// @param rate in percent, or `any`
/// @param country its code, or empty for everywhere
/// @param code the name of the tax code in QuickBooks
record TaxMend(String rate, String country, String region, String code) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern RATE = Pattern.compile("\\bat (\\d+(?:\\.\\d+)?) ?%");

    private static final Set<String> CAUSES = Set.of(
            SaleCause.NO_TAX_CODE.name(), SaleCause.NO_CODE_WITHOUT_TAX.name(), SaleCause.SEVERAL_TAX_CODES.name());

    static boolean mends(String cause) {
        return CAUSES.contains(cause);
    }

    /// What the hold seems to ask for; whoever reads it can change it.
    static TaxMend suggested(KeptHold held, List<RecordVersion> versions) {
        var reason = held.hold().reasons().stream()
                .filter(one -> mends(one.cause()))
                .findFirst()
                .orElseThrow();
        var rate = RATE.matcher(reason.what());
        var told = versions.stream().filter(one -> !one.country().isEmpty()).findFirst();
        return new TaxMend(
                reason.cause().equals(SaleCause.NO_CODE_WITHOUT_TAX.name()) ? "0" : rate.find() ? rate.group(1) : "",
                told.map(RecordVersion::country).orElse(""),
                told.map(RecordVersion::region).orElse(""),
                "");
    }

    /// What came of it.
    sealed interface Mended {

        record Good(Settings settings) implements Mended {}

        record Wrong(String sentence) implements Mended {}
    }

    /// The settings with this row; one for the same is replaced.
    Mended in(Settings current) {
        var row = "tax: {codes: [{rate: %s, country: %s, region: %s, code: %s}]}"
                .formatted(quoted(rate), quoted(country), quoted(region), quoted(code));
        return switch (SettingsYaml.read(row, current)) {
            case SettingsReading.Read(var read) ->
                new Mended.Good(with(current, read.tax().codes().rows()));
            case SettingsReading.Refused(var problems) ->
                new Mended.Wrong(
                        problems.stream().map(Problem::sentence).findFirst().orElse("It is not taken."));
        };
    }

    private static Settings with(Settings current, List<TaxTable.Row> added) {
        var rows = new ArrayList<>(current.tax().codes().rows());
        rows.removeIf(row -> added.stream().anyMatch(row::isLike));
        rows.addAll(added);
        var tax = current.tax();
        return new Settings(
                current.orderExport(),
                current.customers(),
                current.products(),
                new Rules.Tax(tax.mode(), tax.lineItem(), new TaxTable(rows), tax.unitedStatesCode()),
                current.rounding(),
                current.purchases(),
                current.privacy(),
                current.schedule());
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text.strip());
    }

    /// For the audit.
    String words() {
        return "tax code %s for %s%s at %s %%"
                .formatted(code, country.isEmpty() ? "everywhere" : country, region, rate);
    }
}
