package de.zugang.osr.register;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes register files at the operator's listener. */
@RestController
class RegisterController {

    private final ImportRegister register;

    RegisterController(ImportRegister register) {
        this.register = register;
    }

    /**
     * Brings in a file, line by line as it arrives; the same file again changes nothing.
     *
     * @param legacy whether roles may be as broken as old systems leave them: without {@code from}, twice, overlapping
     */
    @PostMapping(
            path = "/operator/v1/register",
            consumes = MediaType.APPLICATION_NDJSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ImportReport post(@RequestParam(defaultValue = "false") boolean legacy, InputStream body) throws IOException {
        return register.bringIn(body, legacy);
    }
}
