package dev.cloudcart.sync;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

import dev.cloudcart.http.Call;
import dev.cloudcart.http.Exchange;
import dev.cloudcart.http.Wire;
import dev.cloudcart.quickbooks.documents.BatchBody;
import dev.cloudcart.quickbooks.text.Json;

/// A process that can die at each moment at which somebody outside could see it: before a call leaves it, after the
/// call was answered and nobody has heard it, and before each statement and each commit in the database. What is dead
/// does nothing any more, whatever its code would do on its way out, and its sessions in the database end with it.
final class Mortal {

    /// Nothing catches it, and what meets it later meets it too.
    static final class Died extends Error {
        private static final long serialVersionUID = 1;

        Died(String at) {
            super(at, null, false, false);
        }
    }

    private final HikariDataSource pool;
    private final int diesAt;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final int heldUpAt;
    private final Runnable meanwhile;
    private int moments;
    private int calls;
    private int batches;
    private volatile @Nullable String diedAt;

    /// @param diesAt at which moment, counted from 1; 0 where it lives
    Mortal(DataSource pool, int diesAt) {
        this(pool, diesAt, 0, () -> {});
    }

    private Mortal(DataSource pool, int diesAt, int heldUpAt, Runnable meanwhile) {
        this.pool = (HikariDataSource) pool;
        this.diesAt = diesAt;
        this.heldUpAt = heldUpAt;
        this.meanwhile = meanwhile;
    }

    /// One that is held up for long, and does not know it.
    ///
    /// @param heldUpAt before or after which of its calls, counted from 1 for before the first
    static Mortal heldUp(DataSource pool, int heldUpAt, Runnable meanwhile) {
        return new Mortal(pool, 0, heldUpAt, meanwhile);
    }

    /// Twice the calls that it has made.
    int calls() {
        return calls;
    }

    /// How many moments it has seen.
    int moments() {
        return moments;
    }

    /// How many batches have left it.
    int batches() {
        return batches;
    }

    /// Its way to the books.
    Exchange send(Wire wire, Call call) {
        boolean isBatch = call.uri().getPath().endsWith("/batch");
        passes("before " + call.uri().getPath());
        mayBeHeldUp();
        if (isBatch) {
            batches++;
            var half = half(call);
            if (half.isPresent() && isNext()) {
                wire.send(half.get());
            }
            passes("after a half of " + call.uri().getPath());
        }
        var answer = wire.send(call);
        passes("after " + call.uri().getPath());
        mayBeHeldUp();
        return answer;
    }

    private void mayBeHeldUp() {
        if (++calls == heldUpAt) {
            meanwhile.run();
        }
    }

    private synchronized boolean isNext() {
        return moments + 1 == diesAt;
    }

    /// The line is cut while it is taken.
    private static Optional<Call> half(Call batch) {
        var ids = Json.tree(batch.body())
                .path("BatchItemRequest")
                .valueStream()
                .map(item -> item.path("bId").asString())
                .toList();
        if (ids.size() < 2) {
            return Optional.empty();
        }
        var half = Call.postJson(batch.uri(), BatchBody.only(batch.body(), Set.copyOf(ids.subList(0, ids.size() / 2))));
        for (var header : batch.headers()) {
            if (!header.name().equals("Content-Type")) {
                half = half.with(header.name(), header.value());
            }
        }
        return Optional.of(half);
    }

    private synchronized void passes(String moment) {
        mustLive();
        if (++moments == diesAt) {
            diedAt = moment;
            throw new Died(moment);
        }
    }

    private void mustLive() {
        var at = diedAt;
        if (at != null) {
            throw new Died(at);
        }
    }

    /// Its memory.
    DataSource memory() {
        return proxy(DataSource.class, (method, arguments) -> {
            mustLive();
            var answer = method.invoke(pool, arguments);
            return answer instanceof Connection connection ? watched(connection) : answer;
        });
    }

    private Connection watched(Connection connection) {
        open.add(connection);
        return proxy(Connection.class, (method, arguments) -> {
            switch (method.getName()) {
                case "close" -> {
                    if (open.remove(connection)) {
                        giveBack(connection);
                    }
                    return null;
                }
                case "commit" -> passes("before a commit");
                default -> mustLive();
            }
            return switch (method.invoke(connection, arguments)) {
                case PreparedStatement statement -> watched(PreparedStatement.class, statement, sql(arguments));
                case Statement statement -> watched(Statement.class, statement, "a statement");
                case null -> null;
                case Object other -> other;
            };
        });
    }

    private <S extends Statement> S watched(Class<S> type, S statement, String sql) {
        return proxy(type, (method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                passes("before " + sql);
            }
            return method.invoke(statement, arguments);
        });
    }

    private static String sql(@Nullable Object @Nullable [] arguments) {
        return arguments == null ? "" : String.valueOf(arguments[0]);
    }

    private synchronized void giveBack(Connection connection) throws SQLException {
        if (diedAt == null) {
            connection.close();
        } else {
            pool.evictConnection(connection);
        }
    }

    /// Nothing of it is left.
    void isBuried() {
        open.forEach(pool::evictConnection);
        open.clear();
    }

    private interface Way {
        @Nullable
        Object go(Method method, @Nullable Object @Nullable [] arguments)
                throws ReflectiveOperationException, SQLException;
    }

    /// Each is equal to itself alone.
    @SuppressWarnings("ReferenceEquality")
    private static <T> T proxy(Class<T> type, Way way) {
        return type.cast(Proxy.newProxyInstance(
                Mortal.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return switch (method.getName()) {
                            case "equals" -> self == arguments[0];
                            case "hashCode" -> System.identityHashCode(self);
                            default -> type.getSimpleName();
                        };
                    }
                    try {
                        return way.go(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
