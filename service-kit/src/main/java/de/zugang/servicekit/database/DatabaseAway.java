package de.zugang.servicekit.database;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells trouble with the database itself (away, overrun, in conflict), which passes, from trouble with what is done. */
public final class DatabaseAway {

    /** What is thrown then. */
    public static final List<Class<? extends RuntimeException>> KINDS = List.of(
            CannotCreateTransactionException.class,
            TransactionSystemException.class,
            DataAccessResourceFailureException.class,
            RecoverableDataAccessException.class,
            TransientDataAccessException.class);

    /** SQLSTATE class "program limit exceeded": Spring calls it a resource failure, but the same data meets it again. */
    private static final String LIMIT_EXCEEDED = "54";

    private DatabaseAway() {}

    /** Whether the failure or one of its causes is of such a kind. */
    public static boolean isCauseOf(Throwable failure) {
        boolean isFound = false;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isAboutTheData(cause)) {
                return false;
            }
            isFound |= isOfThatKind(cause);
        }
        return isFound;
    }

    private static boolean isOfThatKind(Throwable failure) {
        return KINDS.stream().anyMatch(kind -> kind.isInstance(failure));
    }

    private static boolean isAboutTheData(Throwable failure) {
        return failure instanceof SQLException sql
                && String.valueOf(sql.getSQLState()).startsWith(LIMIT_EXCEEDED);
    }
}
