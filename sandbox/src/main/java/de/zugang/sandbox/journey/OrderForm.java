package de.zugang.sandbox.journey;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** An order for a new technical user, as customer service places it: documents signed, no OLA. */
public record OrderForm(String company, String customerNumber, String email, String mobile, String language) {

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
        order.put("ola", false);
        return json.writeValueAsString(order);
    }
}
