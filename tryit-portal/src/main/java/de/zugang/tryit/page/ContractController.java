package de.zugang.tryit.page;

import de.zugang.catalogue.ApiCatalogue;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The contracts themselves, for generators and readers. */
@Controller
class ContractController {

    /** RFC 9512. */
    private static final String YAML = "application/yaml";

    private final ApiCatalogue catalogue;

    ContractController(ApiCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping(path = "/contracts/{api}.yaml", produces = YAML)
    ResponseEntity<String> contract(@PathVariable String api) {
        return ResponseEntity.of(
                catalogue.api(api).map(found -> found.contract().text()));
    }
}
