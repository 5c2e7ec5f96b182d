package de.zugang.sandbox.journey;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** An order for a new technical user, as customer service places it: documents signed. */
public record OrderForm(
        String company, String customerNumber, String email, String mobile, String language, boolean ola) {

    /** Without OLA. */
    public OrderForm(String company, String customerNumber, String email, String mobile, String language) {
        this(company, customerNumber, email, mobile, language, false);
    }

    public OrderForm withOla() {
        return new OrderForm(company, customerNumber, email, mobile, language, true);
    }

    String json() {
        var json = JsonMapper.shared();
        var order = json.createObjectNode();
        order.put("company", company);
        order.put("mainCustomerNumber", customerNumber);
        order.set("customerNumbers", json.valueToTree(List.of(customerNumber)));
        order.put("email", email);
        order.put("mobile", mobile);
        order.put("language", language);
        order.put("documentsSigned", true);
        order.set("entitlements", json.valueToTree(ola ? List.of("OLA") : List.of()));
        return json.writeValueAsString(order);
    }
}
