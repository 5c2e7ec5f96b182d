package de.zugang.servicekit.database;

import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.RequestId;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * The database is away or overrun ({@link DatabaseAway#KINDS}): 503 and when to come back, instead of a technical error.
 */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Unavailable {

    private static final Logger log = LoggerFactory.getLogger(Unavailable.class);
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        TransactionSystemException.class,
        DataAccessResourceFailureException.class,
        RecoverableDataAccessException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<ProblemDocument> unavailable(Exception failure) {
        log.warn("database unavailable: {}", failure.getClass().getSimpleName());
        HttpStatus status = HttpStatus.SERVICE_UNAVAILABLE;
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(COME_BACK_AFTER.toSeconds()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new ProblemDocument(
                        ProblemDocument.BLANK_TYPE,
                        status.getReasonPhrase(),
                        status.value(),
                        status.value(),
                        List.of(new ProblemDocument.Detail("The service is not available at the moment.")),
                        RequestId.current()));
    }
}
