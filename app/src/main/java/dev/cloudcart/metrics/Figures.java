package dev.cloudcart.metrics;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.DatabaseState;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.Overview;
import dev.cloudcart.ports.Workings;

/// Asks for the figures whenever somebody looks at them, so that every node tells the same. Names and units are as
/// Prometheus wants them: seconds since 1970, bytes.
///
/// [Metric and label naming](https://prometheus.io/docs/practices/naming/)
final class Figures implements MultiCollector {

    private static final double MILLIS = 1000;

    private final Insight insight;
    private final DatabaseState database;
    private final Optional<Workings> workings;
    private final InstantSource clock;

    Figures(Insight insight, DatabaseState database, Optional<Workings> workings, InstantSource clock) {
        this.insight = insight;
        this.database = database;
        this.workings = workings;
        this.clock = clock;
    }

    @Override
    public MetricSnapshots collect() {
        var companies = insight.overviews();
        var month = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
        return MetricSnapshots.of(
                times(
                        "cloudcart_complete_up_to_timestamp_seconds",
                        "Everything that happened before is posted or held.",
                        companies,
                        one -> one.standing().completeUpTo()),
                times(
                        "cloudcart_last_sync_end_timestamp_seconds",
                        "When the last sync ended, however it did.",
                        companies,
                        Overview::lastSync),
                of(
                        "cloudcart_last_sync_failed",
                        "1 where the last sync failed or was interrupted, otherwise 0.",
                        companies,
                        one -> one.lastSync().map(_ -> hasFailed(one) ? 1.0 : 0)),
                of(
                        "cloudcart_holds",
                        "Records that are held.",
                        companies,
                        one -> Optional.of((double) one.standing().holds())),
                times(
                        "cloudcart_oldest_hold_timestamp_seconds",
                        "Since when the oldest hold is there.",
                        companies,
                        one -> one.standing().oldestHold()),
                alone(
                        "cloudcart_runs_waiting",
                        "Runs that were asked for and are not done.",
                        workings.map(Workings::waiting).orElse(0L)),
                alone(
                        "cloudcart_quickbooks_reads",
                        "Reads of QuickBooks this month (UTC), which Intuit counts.",
                        insight.reads(month)),
                GaugeSnapshot.builder()
                        .name("cloudcart_database_bytes")
                        .unit(Unit.BYTES)
                        .help("How large the database is.")
                        .dataPoint(GaugeDataPointSnapshot.builder()
                                .value((double) database.bytes())
                                .build())
                        .build());
    }

    private static boolean hasFailed(Overview one) {
        return one.status() != null && !one.status().startsWith("complete");
    }

    private static MetricSnapshot alone(String name, String help, long value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(
                        GaugeDataPointSnapshot.builder().value((double) value).build())
                .build();
    }

    private static MetricSnapshot times(
            String name, String help, List<Overview> companies, Function<Overview, Optional<Instant>> time) {
        var metric = GaugeSnapshot.builder().name(name).unit(Unit.SECONDS).help(help);
        companies.forEach(one ->
                time.apply(one).ifPresent(at -> metric.dataPoint(point(one.company(), at.toEpochMilli() / MILLIS))));
        return metric.build();
    }

    private static MetricSnapshot of(
            String name, String help, List<Overview> companies, Function<Overview, Optional<Double>> value) {
        var metric = GaugeSnapshot.builder().name(name).help(help);
        companies.forEach(one -> value.apply(one).ifPresent(some -> metric.dataPoint(point(one.company(), some))));
        return metric.build();
    }

    private static GaugeDataPointSnapshot point(CompanyId company, double value) {
        return GaugeDataPointSnapshot.builder()
                .labels(Labels.of("company", Long.toString(company.value())))
                .value(value)
                .build();
    }
}
