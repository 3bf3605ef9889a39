package dev.cloudcart.jobs;

import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.cloudcart.ports.Workings;

/// Looks at the tables `scheduled_tasks` and `run_request`.
final class WorkingsStore implements Workings {

    private final JdbcClient jdbc;

    WorkingsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<UnderWay> underWay() {
        return jdbc.sql("""
                select task_name, task_instance, picked_by, last_heartbeat from scheduled_tasks
                where picked and picked_by is not null and last_heartbeat is not null
                order by last_heartbeat desc limit 100""")
                .query((row, _) -> new UnderWay(
                        row.getString("task_name"),
                        row.getString("picked_by"),
                        row.getObject("last_heartbeat", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public long waiting() {
        return jdbc.sql("select count(*) from run_request where settled is null")
                .query(Long.class)
                .single();
    }
}
