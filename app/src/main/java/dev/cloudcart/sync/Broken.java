package dev.cloudcart.sync;

import java.util.concurrent.CancellationException;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import dev.cloudcart.report.RunReport;

/// Says of a run that broke off, for whatever reason, what its report says of it.
final class Broken {

    private static final String GOES_ON = "the next run goes on where it stopped";

    private Broken() {}

    static RunReport.Problem problem(Throwable failure) {
        return switch (failure) {
            case DataAccessException _, TransactionException _ ->
                problem(
                        "The database failed the run, and it broke off",
                        "See whether the database runs and has room; ");
            case OutOfMemoryError _ ->
                problem("The memory of the program did not suffice, and the run broke off", "Give it more; ");
            case CancellationException _ -> problem("The run was broken off before its end", "Nothing to do: ");
            default ->
                problem(
                        "Something failed that nobody foresaw, and the run broke off",
                        "Nothing to do: the log has what it was, and ");
        };
    }

    private static RunReport.Problem problem(String reason, String mend) {
        return new RunReport.Problem(reason, mend + GOES_ON, null, false);
    }
}
