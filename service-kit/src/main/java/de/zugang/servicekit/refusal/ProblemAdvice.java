package de.zugang.servicekit.refusal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import tools.jackson.core.JacksonException;

/**
 * Turns whatever ends a request early into a problem document. The texts name the field and the expectation, never the
 * sent value (it may be a name or a secret), a class or a statement of ours.
 */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.LOWEST_PRECEDENCE)
public class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDocument> refused(Refused refused) {
        return answer(refused.status(), refused.type(), refused.headers(), refused.errors());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> notReadable(HttpMessageNotReadableException unreadable) {
        return answer(HttpStatus.BAD_REQUEST, new ProblemDocument.Detail(position(unreadable.getCause())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> notValid(MethodArgumentNotValidException invalid) {
        List<ProblemDocument.Detail> errors = Stream.concat(
                        invalid.getFieldErrors().stream().map(ProblemAdvice::error),
                        invalid.getGlobalErrors().stream().map(e -> new ProblemDocument.Detail(text(e))))
                .toList();
        return answer(HttpStatus.BAD_REQUEST, URI.create(ProblemDocument.BLANK_TYPE), new HttpHeaders(), errors);
    }

    /** Parameters beyond what the contract says, each by its name. */
    @ExceptionHandler
    ResponseEntity<ProblemDocument> parametersNotValid(HandlerMethodValidationException invalid) {
        List<ProblemDocument.Detail> errors = invalid.getParameterValidationResults().stream()
                .flatMap(parameter -> parameter.getResolvableErrors().stream()
                        .map(e -> e instanceof FieldError field
                                ? error(field)
                                : new ProblemDocument.Detail(text(e), name(parameter))))
                .toList();
        return answer(
                HttpStatus.BAD_REQUEST,
                URI.create(ProblemDocument.BLANK_TYPE),
                new HttpHeaders(),
                errors.isEmpty()
                        ? List.of(new ProblemDocument.Detail(ProblemTexts.of(HttpStatus.BAD_REQUEST)))
                        : errors);
    }

    private static String name(ParameterValidationResult parameter) {
        RequestParam sent = parameter.getMethodParameter().getParameterAnnotation(RequestParam.class);
        String declared = parameter.getMethodParameter().getParameterName();
        return sent != null && !sent.value().isEmpty() ? sent.value() : String.valueOf(declared);
    }

    /** A parameter that cannot be read as what the contract says; Spring has no status for it. */
    @ExceptionHandler
    ResponseEntity<ProblemDocument> otherKind(TypeMismatchException mismatch) {
        return answer(
                HttpStatus.BAD_REQUEST,
                new ProblemDocument.Detail(ProblemTexts.of(HttpStatus.BAD_REQUEST), mismatch.getPropertyName()));
    }

    /** Everything that Spring itself knows a status for; anything else is ours and is logged once, here. */
    @ExceptionHandler
    ResponseEntity<ProblemDocument> other(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known && !known.getStatusCode().is5xxServerError()) {
            return answer(
                    known.getStatusCode(),
                    URI.create(ProblemDocument.BLANK_TYPE),
                    known.getHeaders(),
                    List.of(new ProblemDocument.Detail(text(known.getStatusCode()))));
        }
        log.error("{} failed", request.getMethod(), failure);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, new ProblemDocument.Detail("Technical error."));
    }

    private static ProblemDocument.Detail error(FieldError error) {
        return new ProblemDocument.Detail(text(error), error.getField());
    }

    private static String text(org.springframework.context.MessageSourceResolvable error) {
        String text = error.getDefaultMessage();
        return text == null ? "is not valid" : text;
    }

    private static String text(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? "Refused." : ProblemTexts.of(known);
    }

    private static String position(@Nullable Throwable cause) {
        if (cause instanceof JacksonException json && json.getLocation() != null) {
            var at = json.getLocation();
            return "The body is not readable at line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr());
        }
        return "The body is missing or not readable.";
    }

    private static ResponseEntity<ProblemDocument> answer(HttpStatusCode status, ProblemDocument.Detail error) {
        return answer(status, URI.create(ProblemDocument.BLANK_TYPE), new HttpHeaders(), List.of(error));
    }

    private static ResponseEntity<ProblemDocument> answer(
            HttpStatusCode status, URI type, HttpHeaders headers, List<ProblemDocument.Detail> errors) {
        HttpStatus known = HttpStatus.resolve(status.value());
        var problem = new ProblemDocument(
                type.toString(),
                known == null ? "Refused" : known.getReasonPhrase(),
                status.value(),
                status.value(),
                errors,
                RequestId.current());
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
