x = "a submodule"
