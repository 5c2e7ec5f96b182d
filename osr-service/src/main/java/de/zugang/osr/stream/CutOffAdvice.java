package de.zugang.osr.stream;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Keeps everybody from writing a refusal behind lines that have left already. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CutOffAdvice {

    /** Thrown again, the exception counts as not handled and reaches the server. */
    @ExceptionHandler
    void passOn(CutOff cutOff) {
        throw cutOff;
    }
}
