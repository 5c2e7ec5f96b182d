package de.zugang.osr;

import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that our own contracts do not name: a mistyped filter must not look like none. */
final class UnnamedParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // what answers OPTIONS is a method too, but none of ours
        if (request.getQueryString() != null
                && handler instanceof HandlerMethod method
                && AnnotatedElementUtils.hasAnnotation(method.getBeanType(), RestController.class)) {
            Set<String> named = named(method);
            for (String name : request.getParameterMap().keySet()) {
                if (!named.contains(name)) {
                    throw new Refused(
                            HttpStatus.BAD_REQUEST,
                            List.of(new ProblemDocument.Detail("A parameter is not one of " + named + ".")));
                }
            }
        }
        return true;
    }

    private static Set<String> named(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(parameter -> {
                    RequestParam sent = parameter.getParameterAnnotation(RequestParam.class);
                    return sent == null || sent.name().isEmpty()
                            ? String.valueOf(parameter.getParameterName())
                            : sent.name();
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
