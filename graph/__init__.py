"""Facts in, validated graphs out: IRIs, build, store, validation."""
