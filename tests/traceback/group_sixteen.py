raise BaseExceptionGroup('sixteen', [KeyboardInterrupt()] * 15 + [SystemExit(3)])
