package dev.arbflow.sandbox.run.commands;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of seconds or minutes that something lasts: 1 or more. */
final class WholeNumber implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String value) {
        int number = Integer.parseInt(value);
        if (number < 1) {
            throw new TypeConversionException("must be 1 or more, not " + value);
        }
        return number;
    }
}
