package de.zugang.onboarding.desk;

import de.zugang.onboarding.order.FormProblem;
import de.zugang.onboarding.order.OrderForm;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The problems of a form, each beside the field it belongs to. */
record FormErrors(List<Line> lines) {

    static final FormErrors NONE = new FormErrors(List.of());

    private static final Pattern INDEXED = Pattern.compile("(customerNumbers)\\[(\\d+)]");

    /**
     * One problem.
     *
     * @param field the id of the field on the page
     * @param key of the text in the bundles
     * @param value what was typed, where the field holds several; else empty
     */
    record Line(String field, String key, String value) {}

    static FormErrors of(List<FormProblem> problems, OrderForm form) {
        return of(problems, form.customerNumbers());
    }

    /** For a form with these customer numbers. */
    static FormErrors of(List<FormProblem> problems, List<String> customerNumbers) {
        return new FormErrors(
                problems.stream().map(problem -> line(problem, customerNumbers)).toList());
    }

    private static Line line(FormProblem problem, List<String> customerNumbers) {
        String key = "problem." + problem.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Matcher indexed = INDEXED.matcher(problem.field());
        return indexed.matches()
                ? new Line(indexed.group(1), key, customerNumbers.get(Integer.parseInt(indexed.group(2))))
                : new Line(problem.field(), key, "");
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    public List<Line> of(String field) {
        return lines.stream().filter(line -> line.field().equals(field)).toList();
    }
}
