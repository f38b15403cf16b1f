package dev.arbflow.market;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A currency or coin by its canonical code. USD, USDT and USDC are three assets.
 *
 * @param code 1 to 12 upper-case letters and digits, for example {@code BTC}
 */
public record Asset(String code) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,12}");

    /**
     * @throws IllegalArgumentException if the code is not of that form
     */
    public Asset {
        if (code == null || !CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "not an asset code: '" + code + "' (1 to 12 of A-Z and 0-9)");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
